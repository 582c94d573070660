import { judge } from '../../../test/builders/certificate-judgement.js';
import { MAX_UPLOAD_OCTETS } from '../parse/upload.js';

describe('too-large', () => {
  it('passes 64 KiB and fails one byte more, of which nothing else is judged but the name', () => {
    expect(judge(Buffer.alloc(MAX_UPLOAD_OCTETS, 'x')).failed).not.toContain('too-large');
    const { failed, found } = judge(Buffer.alloc(MAX_UPLOAD_OCTETS + 1, 'x'), { uploadName: 'x.pem' });
    expect(failed).toEqual(['too-large', 'wrong-extension']);
    expect(found('too-large')).toContain('65 KiB');
  });
});
