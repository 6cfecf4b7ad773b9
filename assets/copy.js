// Copies words: what stands beside a button of a page, or what other scripts give. The button says whether it worked.
window.copy = (() => {
  const say = (button, words) => {
    const before = (button.dataset.words ??= button.textContent);
    button.textContent = words;
    setTimeout(() => (button.textContent = before), 2500);
  };
  // Without https there is no clipboard, and the button says so.
  const copy = (button, words) =>
    (navigator.clipboard?.writeText(words) ?? Promise.reject(new Error("no clipboard"))).then(
      () => say(button, button.dataset.done),
      () => say(button, button.dataset.failed),
    );
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do=copy]");
    if (button) copy(button, button.closest(".copying").querySelector(".copy-words").textContent.trim());
  });
  return copy;
})();
