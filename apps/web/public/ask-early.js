// Asks the service for what the page will need while its code is still on the way; core/early-answers.ts takes the answers.
(function () {
  function ask(path) {
    var answer = fetch(path, {
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
      signal: AbortSignal.timeout(20000),
    });
    // Who takes it hears of the failure.
    answer.catch(function () {});
    window.bakylauEarly.set(path, answer);
  }
  window.bakylauEarly = new Map();
  // Without these the page's own code asks.
  if (!window.fetch || !window.AbortSignal || !AbortSignal.timeout) return;
  ask('/api/auth/me');
  var review = /^\/proctor\/sessions\/([0-9a-f-]{36})$/.exec(location.pathname);
  if (review) ask('/api/sessions/' + review[1] + '/review');
})();
