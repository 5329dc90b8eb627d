"""LiveKit's Python agent over an OpenAI-compatible model server, as its documentation sets it up.

MODELS_URL and MODELS_API_KEY name the server, PEER_NAME the agent, PEER_PORT its health; PEER_TUNED=1 waits less for the
end of a turn and asks for the voice before it.
"""

import os

from livekit import agents
from livekit.agents import Agent, AgentServer, AgentSession
from livekit.plugins import openai

SERVER = {"base_url": os.environ["MODELS_URL"], "api_key": os.environ["MODELS_API_KEY"]}
TUNED = {
    "endpointing": {"min_delay": 0.0, "max_delay": 0.6},
    "preemptive_generation": {"preemptive_tts": True},
}

server = AgentServer(port=int(os.environ["PEER_PORT"]))


@server.rtc_session(agent_name=os.environ["PEER_NAME"])
async def entry(context: agents.JobContext) -> None:
    session = AgentSession(
        stt=openai.STT(model="moonshine-tiny-en", **SERVER),
        llm=openai.LLM(model="kinetra-coach", **SERVER),
        tts=openai.TTS(model="piper-en_US-joe-medium", voice="joe", **SERVER),
        **({"turn_handling": TUNED} if os.environ.get("PEER_TUNED") == "1" else {}),
    )
    await session.start(room=context.room, agent=Agent(instructions="You are a coach. Answer in one short sentence."))
    await session.say("Hello, what would you like to know?")


if __name__ == "__main__":
    agents.cli.run_app(server)
