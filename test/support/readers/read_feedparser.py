"""Reads a feed as feedparser does, twice, the second time with the validators of the first; prints what it says as JSON."""
import json
import sys

import feedparser

first = feedparser.parse(sys.argv[1])
second = feedparser.parse(sys.argv[1], etag=first.get("etag"), modified=first.get("modified"))


def said(entry):
    return {
        "guid": entry.get("id"),
        "title": entry.get("title"),
        "notes": [content.value for content in entry.get("content", [])] or [entry.get("summary", "")],
        "enclosures": [enclosure.get("href") for enclosure in entry.get("enclosures", [])],
    }


print(json.dumps({"malformed": bool(first.bozo), "statuses": [first.status, second.status], "title": first.feed.title, "episodes": [said(entry) for entry in first.entries]}))
