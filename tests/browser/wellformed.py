"""Reads pages: elements are closed in order, names are unique, links stay inside, nothing loads."""

import sys
from html.parser import HTMLParser

VOID = {"meta", "br", "input", "hr", "link", "img"}
LOADS = {"src", "srcset", "data", "action", "formaction", "poster", "background", "style"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.faults = [], [], [], []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            elif name == "href":
                self.links.append(value)
            elif name in LOADS or name.startswith("on"):
                self.faults.append(f"<{tag} {name}={value!r}>")
        if tag in {"img", "link", "iframe", "object", "embed", "base"}:
            self.faults.append(f"<{tag}>")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> on line {self.getpos()[0]} closes nothing")

    def check(self):
        self.faults += [f"<{tag}> is not closed" for tag in self.open]
        self.faults += [f"{one} is named twice" for one in set(self.ids) if self.ids.count(one) > 1]
        known = {f"#{one}" for one in self.ids}
        self.faults += [f"{link} leads out of the page" for link in self.links if link not in known]
        return self.faults


failed = False
for path in sys.argv[1:]:
    page = Page()
    with open(path, encoding="utf-8") as file:
        page.feed(file.read())
    page.close()
    for fault in page.check():
        failed = True
        print(f"{path}: {fault}")
    if not page.ids:
        failed = True
        print(f"{path}: nothing in it has a name: is it a page?")
sys.exit(failed)
