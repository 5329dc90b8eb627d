#!/bin/sh
# Run in an image's build stage: makes a root file system that holds Node, the C and C++ libraries of the
# base image it needs, certificates, and a user; no shell and no package manager.
#   sh deploy/images/minimal-root.sh <folder>
set -eu

root=$1
# As in Debian, the libraries of /lib are in /usr/lib.
mkdir -p "$root/usr/lib" "$root/usr/lib64"
ln -s usr/lib "$root/lib"
ln -s usr/lib64 "$root/lib64"

for package in base-files libc6 libgcc-s1 libstdc++6; do
  # What the packages say they installed; character set tables and documents are not read by Node.
  dpkg -L "$package" | grep -v -e '/gconv' -e '^/usr/share' -e '^/\.$' -e '^/s\?bin$' -e '^/lib[0-9]*$' |
    tar --create --no-recursion --files-from=- --directory=/ 2>/dev/null |
    tar --extract --directory="$root"
  # Scanners read here which packages an image without a package manager contains.
  mkdir -p "$root/var/lib/dpkg/status.d"
  dpkg -s "$package" > "$root/var/lib/dpkg/status.d/$package"
done

mkdir -p "$root/usr/local/bin" "$root/etc/ssl/certs" "$root/data" "$root/tmp"
cp /usr/local/bin/node "$root/usr/local/bin/node"

# Programs that do not bring certificates of their own look here; Node's are Mozilla's.
node -p "require('node:tls').rootCertificates.join('\n')" > "$root/etc/ssl/certs/ca-certificates.crt"

echo 'kinetra:x:10001:10001:Kinetra:/data:/nonexistent' > "$root/etc/passwd"
echo 'kinetra:x:10001:' > "$root/etc/group"
chown 10001:10001 "$root/data"
chmod 1777 "$root/tmp"
