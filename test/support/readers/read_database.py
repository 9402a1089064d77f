"""What a podcast client keeps of a feed, out of its SQLite database; prints it as JSON."""
import json
import sqlite3
import sys

QUERIES = {
    "gpodder": "select e.guid, e.title, coalesce(nullif(e.description_html, ''), e.description), e.url from episode e order by e.id",
    "newsboat": "select guid, title, content, enclosure_url from rss_item order by id",
}
rows = sqlite3.connect(sys.argv[2]).execute(QUERIES[sys.argv[1]]).fetchall()
print(json.dumps({"episodes": [{"guid": guid, "title": title, "notes": [notes], "enclosures": [url]} for guid, title, notes, url in rows]}))
