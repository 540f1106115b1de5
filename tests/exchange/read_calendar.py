"""Reads a calendar file with vobject, which shares nothing with our writer, and prints what it saw as JSON."""
import json
import sys

import vobject


def text_of(event, name):
    found = event.contents.get(name)
    return found[0].value if found else None


def time_of(event, name):
    found = text_of(event, name)
    return found.isoformat() if found else None


def days_of(event):
    return [day.isoformat() for line in event.contents.get("rdate", []) for day in line.value]


def alarm_of(event):
    alarms = event.contents.get("valarm")
    return int(alarms[0].trigger.value.total_seconds()) // 60 if alarms else None


def seen(event):
    return {"uid": text_of(event, "uid"), "summary": text_of(event, "summary"), "status": text_of(event, "status"),
            "start": time_of(event, "dtstart"), "end": time_of(event, "dtend"), "stamp": time_of(event, "dtstamp"),
            "days": days_of(event), "alarm": alarm_of(event)}


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        calendars = list(vobject.readComponents(file.read()))
    print(json.dumps([{"name": text_of(one, "x-wr-calname"),
                       "events": [seen(event) for event in one.contents.get("vevent", [])]} for one in calendars]))


main()
