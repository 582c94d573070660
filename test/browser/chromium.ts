import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's own Chromium; `CHAMAN_CHROMIUM` names another. Nothing is downloaded. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHAMAN_CHROMIUM'] ?? CANDIDATES.find((path) => existsSync(path));
  if (!executablePath) throw new Error('There is no Chromium: install it, or name one in CHAMAN_CHROMIUM');
  return chromium.launch({
    executablePath,
    args: [
      // Chromium's own sandbox refuses to run as root, as in most CI.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
