"""Reads a feed as podcastparser, the parser of gPodder, does, and asks again with the validators that came; prints what it says as JSON."""
import json
import sys
import urllib.error
import urllib.request

import podcastparser

with urllib.request.urlopen(sys.argv[1]) as answer:
    feed = podcastparser.parse(sys.argv[1], answer)
    first, validators = answer.status, {"If-None-Match": answer.headers["ETag"], "If-Modified-Since": answer.headers["Last-Modified"]}

try:
    second = urllib.request.urlopen(urllib.request.Request(sys.argv[1], headers=validators)).status
except urllib.error.HTTPError as error:
    second = error.code


def said(episode):
    return {
        "guid": episode.get("guid"),
        "title": episode.get("title"),
        "notes": [episode.get("description_html") or episode.get("description", "")],
        "enclosures": [enclosure["url"] for enclosure in episode.get("enclosures", [])],
        "chapters": [[chapter["start"], chapter["title"]] for chapter in episode.get("chapters") or []],
    }


print(json.dumps({"statuses": [first, second], "title": feed["title"], "episodes": [said(episode) for episode in feed["episodes"]]}))
