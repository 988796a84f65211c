
// What a reader without scripts does by following links, done in place: a click on words or on a
// note shows the records there, and the arrow keys go from note to note. Nothing is fetched, and
// no string is ever read as HTML.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const inspector = byId("inspector");
  const selected = byId("selected");
  const story = byId("article");
  const chips = [...story.querySelectorAll(".chip")];
  const chipOf = new Map(chips.map((chip) => [chip.dataset.record, chip]));

  // Where each record stands, as half-open ranges of segments, and how many they are in all.
  const records = new Map();
  for (const card of document.querySelectorAll("[data-at]")) {
    const ranges = card.dataset.at.split(" ").filter(Boolean).map((pair) => pair.split("-").map(Number));
    const size = ranges.reduce((sum, [start, end]) => sum + end - start, 0);
    records.set(card.id, { card, ranges, size });
  }

  // The records at a segment, the narrowest first.
  const recordsAt = (number) => [...records]
    .map(([id, { ranges, size }]) => {
      const range = ranges.find(([start, end]) => start <= number && number < end);
      return range ? { id, width: range[1] - range[0], size } : null;
    })
    .filter(Boolean)
    .sort((a, b) => a.width - b.width || a.size - b.size)
    .map(({ id }) => id);

  const light = (ids, name) => {
    for (const old of story.querySelectorAll("." + name)) old.classList.remove(name);
    for (const id of ids) {
      for (const [start, end] of records.get(id)?.ranges ?? []) {
        for (let number = start; number < end; number += 1) byId("w" + number)?.classList.add(name);
      }
    }
  };

  const copyOf = (id) => {
    const copy = records.get(id).card.cloneNode(true);
    for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
    copy.removeAttribute("data-at");
    copy.dataset.copy = id;
    for (const title of copy.querySelectorAll("h4")) { // which stand one level higher here
      const higher = document.createElement("h3");
      higher.className = title.className;
      higher.textContent = title.textContent;
      title.replaceWith(higher);
    }
    return copy;
  };

  let shown = [];
  const show = (ids) => {
    shown = ids;
    light(ids.slice(0, 1), "hot");
    for (const chip of story.querySelectorAll(".chip[aria-current]")) chip.removeAttribute("aria-current");
    chipOf.get(ids[0])?.setAttribute("aria-current", "true");
    selected.replaceChildren(...ids.map(copyOf));
    inspector.hidden = ids.length === 0;
    inspector.scrollTop = 0;
  };

  const close = () => {
    const chip = chipOf.get(shown[0]);
    const inside = inspector.contains(document.activeElement);
    show([]);
    if (inside) (chip ?? byId("close")).focus({ preventScroll: true });
  };

  const go = (chip) => {
    chip.focus({ preventScroll: true });
    chip.scrollIntoView({ block: "nearest" });
    show([chip.dataset.record]);
  };

  story.addEventListener("click", (event) => {
    const chip = event.target.closest(".chip");
    const words = event.target.closest("mark");
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (chip) {
      event.preventDefault();
      show([chip.dataset.record]);
    } else if (words && getSelection().isCollapsed) {
      show(recordsAt(Number(words.id.slice(1))));
    }
  });

  story.addEventListener("pointerover", (event) => {
    const chip = event.target.closest(".chip");
    const words = event.target.closest("mark");
    if (chip) light([chip.dataset.record], "near");
    else light(words ? recordsAt(Number(words.id.slice(1))).slice(0, 1) : [], "near");
  });
  story.addEventListener("pointerleave", () => light([], "near"));
  story.addEventListener("focusin", (event) => {
    const chip = event.target.closest(".chip");
    light(chip ? [chip.dataset.record] : [], "near");
  });

  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown.length) {
      close();
      return;
    }
    const chip = document.activeElement?.closest?.(".chip");
    if (!chip || event.ctrlKey || event.metaKey || event.altKey) return;
    const visible = chips.filter((one) => one.offsetParent !== null);
    if (event.key in steps) {
      event.preventDefault();
      const next = visible[visible.indexOf(chip) + steps[event.key]];
      if (next) go(next);
    } else if (event.key === "Home" || event.key === "End") {
      event.preventDefault();
      go(visible.at(event.key === "Home" ? 0 : -1));
    }
  });

  // A link from a card to the words lights the record up there.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.go, .card a.given");
    const card = link?.closest(".card");
    if (card) light([card.dataset.copy || card.id], "hot");
  });

  byId("close").addEventListener("click", close);
  inspector.setAttribute("aria-live", "polite");
  document.documentElement.classList.add("scripted");
})();
