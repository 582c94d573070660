// Choosing an organisation and signing out are changes, so they are sent by fetch from this site and nowhere else,
// with the token of the session.
async function send(method, path, body) {
  const session = await fetch('/api/v1/session');
  if (!session.ok) throw new Error(String(session.status));
  const { csrfToken } = await session.json();
  const response = await fetch(path, {
    method,
    headers: { 'X-CSRF-Token': csrfToken, ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

const failure = document.querySelector('#failure');

for (const button of document.querySelectorAll('button[data-organisation-number]')) {
  button.addEventListener('click', async () => {
    const { organisationNumber, context, capacity } = button.dataset;
    button.disabled = true;
    try {
      await send('PUT', '/api/v1/session/organisation', { organisationNumber, context, capacity });
      location.assign('/');
    } catch {
      button.disabled = false;
      if (failure) failure.textContent = failure.dataset.text;
    }
  });
}

document.querySelector('button[data-sign-out]')?.addEventListener('click', async () => {
  try {
    const { redirectTo } = await send('POST', '/api/v1/session/logout');
    location.assign(redirectTo);
  } catch {
    location.assign('/');
  }
});
