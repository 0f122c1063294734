// Ties words and cards: hovering or choosing one shows the other; j and k go from card to card.
"use strict";

const reader = document.querySelector("[data-reader]");

if (reader) {
  const cards = Array.from(reader.querySelectorAll("[data-card]"));
  const marks = Array.from(reader.querySelectorAll("mark[data-records]"));
  const cardOf = new Map(cards.map((card) => [card.dataset.card, card]));
  const marksOf = new Map();
  for (const mark of marks) {
    for (const id of mark.dataset.records.split(" ")) {
      if (!marksOf.has(id)) marksOf.set(id, []);
      marksOf.get(id).push(mark);
    }
  }
  let chosen = null;

  const show = (ids) => {
    for (const one of reader.querySelectorAll(".on")) one.classList.remove("on");
    for (const id of ids) {
      cardOf.get(id)?.classList.add("on");
      for (const mark of marksOf.get(id) ?? []) mark.classList.add("on");
    }
  };

  const idsOf = (target) => {
    const card = target.closest("[data-card]");
    if (card) return [card.dataset.card];
    const mark = target.closest("mark[data-records]");
    return mark ? mark.dataset.records.split(" ") : null;
  };

  const choose = (id) => {
    chosen = id;
    show(id ? [id] : []);
    const card = cardOf.get(id);
    if (!card) return;
    for (const pane of reader.querySelectorAll("[data-pane]")) {
      const first = (marksOf.get(id) ?? []).find((mark) => pane.contains(mark));
      if (first) pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    }
    const place = (marksOf.get(id) ?? [card])[0];
    place.scrollIntoView({ block: "center" });
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
    if (card.getBoundingClientRect().bottom > innerHeight) card.scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    const open = cards.filter((card) => card.offsetParent !== null);
    if (!open.length) return;
    const at = open.findIndex((card) => card.dataset.card === chosen);
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : at + by;
    if (next >= 0 && next < open.length) choose(open[next].dataset.card);
  };

  // A page that slides under a pointer at rest, as after a choice, is not pointed at.
  let rest = "";
  const moved = (event) => {
    const before = rest;
    rest = `${event.clientX} ${event.clientY}`;
    return rest !== before;
  };

  document.addEventListener("pointerdown", moved, true);
  reader.addEventListener("pointerover", (event) => {
    if (moved(event)) show(idsOf(event.target) ?? (chosen ? [chosen] : []));
  });
  reader.addEventListener("click", (event) => {
    const link = event.target.closest("[data-card] a[href^='#at-']");
    if (link) {
      event.preventDefault();
      choose(link.closest("[data-card]").dataset.card);
      return;
    }
    const mark = event.target.closest("mark[data-records]");
    if (!mark || String(getSelection())) return;
    const ids = mark.dataset.records.split(" ").filter((id) => cardOf.has(id));
    if (ids.length) choose(ids[(ids.indexOf(chosen) + 1) % ids.length]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") choose(null);
    else if (event.key === "o" && chosen) location.href = "/records/" + encodeURIComponent(chosen);
    else return;
    event.preventDefault();
  });

  reader.setAttribute("data-ready", "");
  for (const hint of reader.querySelectorAll(".keys")) hint.hidden = false;
}
