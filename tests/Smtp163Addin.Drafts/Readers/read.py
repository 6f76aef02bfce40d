"""Reads mails with Python's email package: frames of a 4-byte big-endian length and a message in, one JSON line each out."""

import email
import email.header
import email.policy
import email.utils
import hashlib
import json
import struct
import sys


def decoded(name):
    return str(email.header.make_header(email.header.decode_header(name)))


def mailboxes(message, field):
    # header.addresses of Python 3.11 keeps the white space between two encoded-words of a name, against RFC 2047 section 6.2.
    raw = [value for name, value in message.raw_items() if name.lower() == field.lower()]
    return [{"name": decoded(name), "address": address} for name, address in email.utils.getaddresses(raw) if address]


def text_of(part):
    return None if part is None else part.get_payload(decode=True).decode("utf-8")


def leaves(part, found):
    if part.get_content_maintype() == "multipart":
        for child in part.iter_parts():
            leaves(child, found)
    else:
        found.append(part)
    return found


def structure(part):
    if part.get_content_maintype() == "multipart":
        return f"{part.get_content_subtype()}({','.join(structure(child) for child in part.iter_parts())})"
    return part.get_content_type()


def identifier(value):
    return None if value is None else str(value).strip()


def attachment(part):
    content = part.get_payload(decode=True)
    return {
        "fileName": part.get_filename(),
        "typeName": part["Content-Type"].params.get("name"),
        "contentType": part.get_content_type(),
        "contentId": identifier(part["Content-Id"]),
        "disposition": part.get_content_disposition(),
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def read(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = leaves(message, [])
    bodies = [part for part in parts if part.get_content_disposition() is None and part.get_filename() is None]
    plain = next((part for part in bodies if part.get_content_type() == "text/plain"), None)
    html = next((part for part in bodies if part.get_content_type() == "text/html"), None)
    return {
        "subject": str(message["Subject"]),
        "from": mailboxes(message, "From"),
        "to": mailboxes(message, "To"),
        "cc": mailboxes(message, "Cc"),
        "replyTo": mailboxes(message, "Reply-To"),
        "notificationTo": mailboxes(message, "Disposition-Notification-To"),
        "date": message["Date"].datetime.isoformat(),
        "messageId": identifier(message["Message-Id"]),
        "inReplyTo": identifier(message["In-Reply-To"]),
        "references": str(message["References"] or "").split(),
        "importance": message["Importance"] and str(message["Importance"]),
        "priority": message["X-Priority"] and str(message["X-Priority"]),
        "text": text_of(plain),
        "html": text_of(html),
        "structure": structure(message),
        "attachments": [attachment(part) for part in parts if part is not plain and part is not html],
        "fields": list(message.keys()),
    }


def main():
    while header := sys.stdin.buffer.read(4):
        data = sys.stdin.buffer.read(struct.unpack(">I", header)[0])
        # ASCII only: the encoding of the standard output is then of no matter.
        print(json.dumps(read(data)), flush=True)


main()
