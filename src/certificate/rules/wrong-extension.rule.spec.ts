import { issued, judge } from '../../../test/builders/certificate-judgement.js';

describe('wrong-extension', () => {
  const { der } = issued();
  const failed = (uploadName: string, allowedExtensions?: readonly string[]) =>
    judge(der, { uploadName, allowedExtensions }).failed;

  it.each(['a.cer', 'A.CER', 'Zertifikat für EDI (2026).cer', 'a.pem.cer'])('passes %s', (name) => {
    expect(failed(name)).toEqual([]);
  });

  it.each(['a.crt', 'a.pem', 'a.cer.txt', 'cer', 'a.cer ', 'a.cer\u0000.exe', ''])('fails %j', (name) => {
    expect(failed(name)).toEqual(['wrong-extension']);
  });

  it('takes the endings that are configured, whatever their case', () => {
    expect(failed('a.crt', ['.cer', '.CRT'])).toEqual([]);
    expect(failed('a.cer', ['.crt'])).toEqual(['wrong-extension']);
  });

  it('says when only the name is wrong', () => {
    expect(judge(der, { uploadName: 'a.crt' }).of('wrong-extension').remedy?.en).toContain('only its name is wrong');
    expect(judge('hello', { uploadName: 'a.crt' }).of('wrong-extension').remedy?.en).not.toContain('only its name');
  });
});
