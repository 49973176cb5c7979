"""A real browser for tests: headless Chromium, driven over its own debugging protocol by one web
socket."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from websocket import create_connection

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
MISSING = "need Chromium (on Debian: apt-get install chromium)"
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--no-first-run --hide-scrollbars --remote-debugging-port=0 --remote-allow-origins=*"
)


class Browser:
    """One page of one browser. `requests` are the addresses that the page asked for since it was
    opened."""

    def __init__(self):
        self.home = tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True)
        command = [CHROMIUM, *QUIET.split(), f"--user-data-dir={self.home.name}", "about:blank"]
        self.process = subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, env=os.environ | {"HOME": self.home.name}
        )
        line = next(line for line in self.process.stderr if "DevTools listening on" in line)
        self.socket = create_connection(line.split()[-1], timeout=60, suppress_origin=True)
        self.count, self.requests, self.session = 0, [], None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Network", "Runtime", "Accessibility"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params) -> dict:
        """Send a command and wait for its answer; events on the way are noted."""
        self.count += 1
        message = {"id": self.count, "method": method, "params": params} | (
            {"sessionId": self.session} if self.session else {}
        )
        self.socket.send(json.dumps(message))
        while (answer := json.loads(self.socket.recv())).get("id") != self.count:
            self.note(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def note(self, event: dict) -> None:
        if event.get("method") == "Network.requestWillBeSent":
            self.requests.append(event["params"]["request"]["url"])
        self.loaded = self.loaded or event.get("method") == "Page.loadEventFired"

    loaded, opened = False, None

    def open(self, page: Path, width: int = 1000, dark: bool = False) -> None:
        """Open a page from disk at a width, in light or dark, and wait until it stands."""
        self.requests, self.loaded = [], False
        self.view(width, dark)
        self.call("Page.navigate", url=page.resolve().as_uri())
        while not self.loaded:
            self.note(json.loads(self.socket.recv()))
        self.opened = page

    def view(self, width: int, dark: bool = False) -> None:
        """Show the page that is open at another width, in light or dark."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=width < 500,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def run(self, script: str) -> object:
        """The value of a script in the page; a promise is waited for."""
        answer = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(
                answer["exceptionDetails"]["exception"].get("description", "script failed")
            )
        return answer["result"].get("value")

    def press(self, key: str, code: int) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code
            )

    def close(self) -> None:
        self.socket.close()
        self.process.terminate()
        self.process.wait(10)
        self.process.stderr.close()
        self.home.cleanup()
