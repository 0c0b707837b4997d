// Signing in and out: everything else on these pages is plain HTML.
const send = (path, body) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });

const next = () => {
  const to = new URLSearchParams(location.search).get('next') ?? '';
  // only a page of the desk: an address from elsewhere must not be followed
  location.assign(/^\/desk\/[\w?=&%.-]*$/.test(to) ? to : `/desk/${location.search}`);
};

/** @type {HTMLFormElement | null} */
const form = document.querySelector('[data-sign-in]');
form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const alert = form.querySelector('[role=alert]');
  const button = form.querySelector('button');
  /** @type {HTMLElement} */
  const code = form.querySelector('[data-code]');
  const { username, password, code: digits } = Object.fromEntries(new FormData(form));
  alert.textContent = '';
  button.disabled = true;
  try {
    const asked = !code.hidden;
    const answer = asked
      ? await send('/api/auth/two-factor/verify-totp', { code: digits })
      : await send('/api/auth/sign-in/username', { username, password });
    if (!answer.ok) alert.textContent = answer.status === 429 ? form.dataset.tooOften : form.dataset.refused;
    else if (!asked && (await answer.json()).twoFactor) {
      code.hidden = false;
      code.querySelector('input').required = true;
      code.querySelector('input').focus();
    } else next();
  } catch {
    alert.textContent = form.dataset.unreachable;
  } finally {
    button.disabled = false;
  }
});

document.querySelector('[data-sign-out]')?.addEventListener('click', async () => {
  await send('/api/auth/sign-out');
  location.assign('/desk/sign-in');
});
