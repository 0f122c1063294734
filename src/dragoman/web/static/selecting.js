// Words that are selected in a report become those of a record to be added: in a form that has
// places for them, or in the address of a link that leads to one.
"use strict";

{
  const text = document.querySelector("[data-selectable]");
  const form = text && document.querySelector("form input[name=start]")?.form;
  const link = document.querySelector("a[data-add]");
  const way = link?.getAttribute("href");

  // Positions are counted in code points, as everywhere; a paragraph says where it begins.
  const place = (node, offset) => {
    const strip = (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-at]");
    if (!strip || !text.contains(strip)) return null;
    const before = document.createRange();
    before.setStart(strip, 0);
    before.setEnd(node, offset);
    return Number(strip.dataset.at) + Array.from(before.toString()).length;
  };

  const chosen = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    return start === null || end === null || end <= start ? null : { start, end };
  };

  // What the form had before the words that are selected now, which begin at the anchor.
  let before = null;
  let anchor = null;
  const held = ["start", "end", "words"];

  // A key of a field that takes words puts those selected there, and the others stay as they were.
  const give = (event) => {
    if (!form || event.ctrlKey || event.metaKey || event.altKey || !chosen()) return;
    if (event.target.closest?.("input, textarea, select")) return;
    const field = form.querySelector(`[data-take][data-key="${CSS.escape(event.key)}"]`);
    if (!field) return;
    event.preventDefault();
    event.stopPropagation();
    field.value = String(getSelection()).trim();
    for (const name of held) form.elements[name].value = before[name];
    getSelection().removeAllRanges();
  };

  const take = () => {
    const found = chosen();
    if (!found) anchor = null;
    if (form && found) {
      const { anchorNode, anchorOffset } = getSelection();
      if (anchor?.node !== anchorNode || anchor.offset !== anchorOffset) {
        anchor = { node: anchorNode, offset: anchorOffset };
        before = Object.fromEntries(held.map((name) => [name, form.elements[name].value]));
      }
      form.elements.start.value = found.start;
      form.elements.end.value = found.end;
      form.elements.words.value = String(getSelection()).trim();
    } else if (link) {
      link.href = found ? `${way}?start=${found.start}&end=${found.end}` : way;
      link.classList.toggle("on", found !== null);
    }
  };

  if (text) document.addEventListener("selectionchange", take);
  if (text) document.addEventListener("keydown", give, true);
  for (const hint of document.querySelectorAll(".pointer")) hint.hidden = false;
}
