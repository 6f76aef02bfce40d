// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clearStored, recordSent, sentTimes, storedEntries } from './device.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  clearStored();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 12, minute));
const denyStorage = () => {
  for (const name of ['localStorage', 'sessionStorage']) {
    vi.spyOn(window, name as 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
  }
};

describe('the record of sent mails', () => {
  it('holds times and nothing else, in the session only @P3', () => {
    recordSent(at(1));
    recordSent(at(2));
    expect(sentTimes()).toEqual([at(1), at(2)]);
    expect(Object.keys(sessionStorage)).toEqual(['smtp163.sent']);
    expect(sessionStorage.getItem('smtp163.sent')).toBe(JSON.stringify([at(1).toISOString(), at(2).toISOString()]));
    expect(localStorage).toHaveLength(0);
  });

  it('works where storage is denied', () => {
    denyStorage();
    recordSent(at(3));
    expect(sentTimes()).toEqual([at(3)]);
    expect(storedEntries()).toEqual({ denied: true });
    clearStored();
    expect(sentTimes()).toEqual([]);
  });

  it('is not upset by a damaged entry', () => {
    sessionStorage.setItem('smtp163.sent', '{"not":"a list"}');
    expect(sentTimes()).toEqual([]);
    sessionStorage.setItem('smtp163.sent', '["no time", 5]');
    expect(sentTimes()).toEqual([]);
  });
});

describe('what the device holds', () => {
  it('is listed, office.js’s entries as such', () => {
    localStorage.setItem('Office API client', '12345');
    localStorage.setItem('7b8f6f60-1111-4222-8333-123456789abc', '{}');
    sessionStorage.setItem('hostInfoValue', 'x');
    sessionStorage.setItem('_xdm_task_panexdmInfo', 'x');
    sessionStorage.setItem('surprise', 'x');
    const stored = storedEntries();
    const owners = stored.denied ? [] : stored.entries.map((entry) => [entry.key, entry.owner]);
    expect(Object.fromEntries(owners)).toEqual({
      'Office API client': 'office',
      '7b8f6f60-1111-4222-8333-123456789abc': 'office',
      hostInfoValue: 'office',
      _xdm_task_panexdmInfo: 'office',
      surprise: 'other',
    });
  });

  it('is gone after Clear', () => {
    localStorage.setItem('Office API client', '12345');
    recordSent(at(4));
    clearStored();
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    expect(sentTimes()).toEqual([]);
  });
});
