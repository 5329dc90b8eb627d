"""A network between this machine and one beside it, and what is wrong with it.

Two TUN devices, one of them in a network namespace of its own, and this program as the cable between them. Each line on
the input sets what the cable does: "<loss in %> <least delay in ms> <most delay in ms>", 100 % being a cut. Needs root.
"""

import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import sys
import time

NAMESPACE, HERE, THERE = sys.argv[1:4]
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
LONGEST_PACKET = 65_536


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


def tun(name: str) -> int:
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return device


def main() -> None:
    # A device has a name of at most 15 characters.
    near, far = f"{NAMESPACE}a", f"{NAMESPACE}b"
    ends = [tun(near), tun(far)]
    ip("netns", "add", NAMESPACE)
    try:
        ip("link", "set", far, "netns", NAMESPACE)
        ip("addr", "add", HERE, "peer", THERE, "dev", near)
        ip("link", "set", near, "up")
        ip("-n", NAMESPACE, "addr", "add", THERE, "peer", HERE, "dev", far)
        ip("-n", NAMESPACE, "link", "set", "lo", "up")
        ip("-n", NAMESPACE, "link", "set", far, "up")
        print("ready", flush=True)
        carry(ends)
    finally:
        # The device in it goes with it, the other one with this program.
        ip("netns", "del", NAMESPACE)


def carry(ends: list[int]) -> None:
    loss = shortest = longest = 0.0
    under_way: list[tuple[float, int, int, bytes]] = []
    number = 0
    while True:
        wait = max(0.0, under_way[0][0] - time.monotonic()) if under_way else None
        readable, _, _ = select.select([*ends, 0], [], [], wait)
        if 0 in readable:
            line = os.read(0, 1000).decode().strip()
            if not line:
                return
            loss, shortest, longest = map(float, line.splitlines()[-1].split())
        for index, end in enumerate(ends):
            if end not in readable:
                continue
            packet = os.read(end, LONGEST_PACKET)
            if random.random() * 100 < loss:
                continue
            number += 1
            due = time.monotonic() + random.uniform(shortest, longest) / 1000
            heapq.heappush(under_way, (due, number, ends[1 - index], packet))
        while under_way and under_way[0][0] <= time.monotonic():
            _, _, end, packet = heapq.heappop(under_way)
            try:
                os.write(end, packet)
            except OSError:
                # The other end's queue is full or it is down: a packet is lost.
                pass


main()
