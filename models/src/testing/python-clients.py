"""Uses the model server as others do: by OpenAI's Python client and by LiveKit's plugin. Prints one JSON object.

Called with the server's address, its key, and a sentence to say.
"""

import asyncio
import base64
import io
import json
import sys
import wave

import openai
from livekit import rtc
from livekit.agents import llm, utils
from livekit.agents.types import APIConnectOptions
from livekit.plugins import openai as plugin

ADDRESS, KEY, SENTENCE = sys.argv[1:]
QUESTION = "What was my peak pressure on the medial heel?"
TOOL = {
    "type": "function",
    "function": {
        "name": "get_pressure_summary",
        "description": "Pressure statistics of a workout.",
        "parameters": {"type": "object", "properties": {"region": {"type": ["string", "null"]}}},
    },
}
ONCE = APIConnectOptions(max_retry=0, timeout=60)


def with_openai() -> dict:
    client = openai.OpenAI(base_url=ADDRESS, api_key=KEY, max_retries=0)
    wav = client.audio.speech.create(model="piper", voice="ash", input=SENTENCE, response_format="wav").content
    mp3 = client.audio.speech.create(model="tts-1", voice="ash", input=SENTENCE).content
    events = client.audio.speech.create(
        model="piper", voice="ash", input=SENTENCE, response_format="pcm", stream_format="sse"
    ).text
    audio = b"".join(
        base64.b64decode(event["audio"])
        for event in (json.loads(line[6:]) for line in events.splitlines() if line.startswith("data: "))
        if event["type"] == "speech.audio.delta"
    )
    heard = client.audio.transcriptions.create(model="moonshine", file=("a.wav", wav), prompt="Kinetra", temperature=0)
    messages = [{"role": "user", "content": QUESTION}]
    stream = client.chat.completions.create(
        model="coach", messages=messages, tools=[TOOL], stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    calls = [call for chunk in chunks if chunk.choices for call in chunk.choices[0].delta.tool_calls or []]
    whole = client.chat.completions.create(model="coach", messages=messages, tools=[TOOL])
    message = whole.choices[0].message
    messages += [
        message.model_dump(exclude_none=True),
        {
            "role": "tool",
            "tool_call_id": message.tool_calls[0].id,
            "content": json.dumps({"error": "There is no pressure data in this workout yet."}),
        },
    ]
    answer = client.chat.completions.create(model="coach", messages=messages, tools=[TOOL])
    try:
        client.with_options(api_key="wrong").models.list()
        refused = None
    except openai.AuthenticationError as error:
        refused = error.code
    return {
        "models": [model.id for model in client.models.list()],
        "seconds": len(audio) / 48_000,
        "mp3": len(mp3),
        "heard": heard.text,
        "streamed": [call.function.name for call in calls],
        "usage": chunks[-1].usage.total_tokens,
        "answer": answer.choices[0].message.content,
        "refused": refused,
    }


async def with_livekit() -> dict:
    spoken = {}
    async with utils.http_context.open():
        for form in ("mp3", "pcm", "wav"):
            tts = plugin.TTS(base_url=ADDRESS, api_key=KEY, model="piper", voice="ash", response_format=form)
            frames = [event.frame async for event in tts.synthesize(SENTENCE, conn_options=ONCE)]
            spoken[form] = sum(frame.duration for frame in frames)
            sound = rtc.combine_audio_frames(frames)
        stt = plugin.STT(base_url=ADDRESS, api_key=KEY, model="moonshine", language="en")
        heard = await stt.recognize(sound, conn_options=ONCE)

        @llm.function_tool
        async def get_pressure_summary(region: str | None) -> str:
            """Pressure statistics of a workout."""
            return ""

        context = llm.ChatContext.empty()
        context.add_message(role="user", content=QUESTION)
        chat = plugin.LLM(base_url=ADDRESS, api_key=KEY, model="coach").chat(
            chat_ctx=context, tools=[get_pressure_summary], conn_options=ONCE
        )
        calls = [call.name async for chunk in chat if chunk.delta for call in chunk.delta.tool_calls]
        context = llm.ChatContext.empty()
        context.add_message(role="user", content="Hello there!")
        chat = plugin.LLM(base_url=ADDRESS, api_key=KEY, model="coach").chat(chat_ctx=context, conn_options=ONCE)
        words = "".join([chunk.delta.content or "" async for chunk in chat if chunk.delta])
    return {"spoken": spoken, "heard": heard.alternatives[0].text, "calls": calls, "words": words}


print(json.dumps({"openai": with_openai(), "livekit": asyncio.run(with_livekit())}))
