import { committedDocument, release, releasedDocument } from './api-document.js';
import { breakingChanges } from './compare-documents.js';

// Compares the document with that of the last release; with --release it becomes that of the release.
const breaks = breakingChanges(releasedDocument(), committedDocument());
const accepted = process.argv.includes('--accept-breaks');

for (const each of breaks) console.error(`✗ ${each}`);
if (process.argv.includes('--release') && (breaks.length === 0 || accepted)) {
  release();
  console.log('openapi/released.json is now what openapi/chaman.json says: commit it with the release');
} else if (breaks.length > 0) {
  console.error(
    `${breaks.length} changes break programs that were written by openapi/released.json. Keep what is there and add beside it; or ` +
      'release the break with `npm run openapi:release -- --accept-breaks`, and tell whoever integrates.',
  );
  process.exitCode = 1;
} else {
  console.log('Nothing that was written by the released document breaks');
}
