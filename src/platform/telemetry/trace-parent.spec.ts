import { readTraceParent, requestIdOfTrace, traceIdOf, untracedParent, writeTraceParent } from './trace-parent.js';

const REQUEST = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';

describe('the trace of a request', () => {
  it('has the digits of its id, and gives it back', () => {
    expect(traceIdOf(REQUEST)).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(requestIdOfTrace(traceIdOf(REQUEST))).toBe(REQUEST);
  });

  it('is written as W3C Trace Context, and read again', () => {
    const context = { traceId: traceIdOf(REQUEST), spanId: '00f067aa0ba902b7', traceFlags: 1 };
    const written = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    expect(writeTraceParent(context)).toBe(written);
    expect(readTraceParent(written)).toEqual({ ...context, isRemote: true });
  });

  it('is named where nothing is traced, too', () => {
    expect(readTraceParent(untracedParent(REQUEST))).toMatchObject({ traceId: traceIdOf(REQUEST), traceFlags: 0 });
  });

  it.each([null, '', '00', '01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'x'.repeat(55)])(
    'is nothing of another form: %s',
    (written) => expect(readTraceParent(written)).toBeUndefined(),
  );
});
