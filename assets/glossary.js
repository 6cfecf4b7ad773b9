// Escape hides the explanation of a term, until the pointer or the focus comes back to it.
(() => {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll(".explained:hover, .explained:focus-within"))
      open.classList.add("dismissed");
  });
  const again = (event) => {
    const left = event.target.closest?.(".explained");
    if (left && !left.contains(event.relatedTarget)) left.classList.remove("dismissed");
  };
  document.addEventListener("mouseout", again);
  document.addEventListener("focusout", again);
})();
