// Runs before the first paint, so that a dark page does not flash white. Kept apart from the bundle: it must not wait for it.
(function () {
  var choice = 'system';
  try {
    choice = localStorage.getItem('bakylau.theme') || 'system';
  } catch {
    // Storage may be blocked; the system's choice then serves.
  }
  var dark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
