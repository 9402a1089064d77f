"""Reads a feed as podcastparser, the parser of gPodder, does; prints what it says as JSON."""
import json
import sys
import urllib.request

import podcastparser

with urllib.request.urlopen(sys.argv[1]) as answer:
    feed = podcastparser.parse(sys.argv[1], answer)


def said(episode):
    return {
        "guid": episode.get("guid"),
        "title": episode.get("title"),
        "notes": [episode.get("description_html") or episode.get("description", "")],
        "enclosures": [enclosure["url"] for enclosure in episode.get("enclosures", [])],
        "chapters": [[chapter["start"], chapter["title"]] for chapter in episode.get("chapters") or []],
    }


print(json.dumps({"title": feed["title"], "episodes": [said(episode) for episode in feed["episodes"]]}))
