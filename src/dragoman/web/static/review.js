// The keys of the review: each presses the button, or goes to the field, that carries it.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const field = event.target.closest("input, textarea, select");
  if (event.key === "Escape" && field) {
    field.blur();
    return;
  }
  if (field) return;
  const place = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!place || place.disabled) return;
  event.preventDefault();
  if (place.matches("details")) place.open = !place.open;
  else if (place.matches("input, select, textarea")) {
    place.focus();
    place.select?.();
  } else place.click();
});

for (const hint of document.querySelectorAll(".keyed")) hint.classList.add("ready");
