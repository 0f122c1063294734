// The keys of the review: each presses the button, or goes to the field, that carries it.
// Loaded before anything is drawn, so that a key counts from the first moment the page is seen:
// what is pressed before all of it has arrived is kept, and done then.
"use strict";

{
  const waiting = [];
  let leaving = false;

  const act = (key) => {
    const place = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!place || place.disabled) return false;
    if (place.matches("details")) place.open = !place.open;
    else if (place.matches("input, select, textarea")) {
      place.focus();
      place.select?.();
    } else place.click();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = event.target.closest?.("input, textarea, select");
    if (event.key === "Escape" && field) {
      field.blur();
      return;
    }
    // A verdict has been given and the next record is on its way: it has not been seen yet.
    if (field || leaving) return;
    if (document.readyState === "loading") waiting.push(event.key);
    else if (act(event.key)) event.preventDefault();
  });

  document.addEventListener("submit", () => { leaving = true; });
  addEventListener("pageshow", () => { leaving = false; });
  document.addEventListener("DOMContentLoaded", () => {
    for (const hint of document.querySelectorAll(".keyed")) hint.classList.add("ready");
    for (const key of waiting.splice(0)) act(key);
  });
}
