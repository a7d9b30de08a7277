import { describe, expect, it } from 'vitest';
import { Allowance } from './allowance.ts';

const well = { ok: true, overloaded: false, tookMs: 20 };
const overloaded = { ok: false, overloaded: true, tookMs: 20 };

/** Requests that end as told, one after the other. */
function after(allowance: Allowance, times: number, how: typeof well): Allowance {
  for (let time = 0; time < times; time += 1) {
    allowance.begin(1);
    allowance.end(how);
  }
  return allowance;
}

function fresh(): Allowance {
  return new Allowance(null, 0);
}

describe('requests at once', () => {
  it('are four at first, and one less with each that is under way', () => {
    const allowance = fresh();
    expect(allowance.room(null, 0)).toBe(4);
    allowance.begin(1);
    expect(allowance.room(null, 0)).toBe(3);
    expect(allowance.underWay).toBe(1);
    for (let more = 0; more < 5; more += 1) allowance.begin(1);
    expect(allowance.room(null, 0)).toBe(0);
  });

  it('grow by one with each handful of successes, to 32', () => {
    expect(after(fresh(), 5, well).room(null, 0)).toBe(5);
    expect(after(fresh(), 10_000, well).room(null, 0)).toBe(32);
  });

  it('halve when the receiver is overloaded, and never end', () => {
    const allowance = after(fresh(), 10_000, well);
    expect(after(allowance, 1, overloaded).room(null, 0)).toBe(16);
    expect(after(allowance, 100, overloaded).room(null, 0)).toBe(1);
  });

  it('are not changed by a receiver that says no', () => {
    const refused = { ok: false, overloaded: false, tookMs: 20 };
    expect(after(fresh(), 20, refused).room(null, 0)).toBe(4);
  });

  it('begin with one after a pause', () => {
    const allowance = after(fresh(), 10_000, well);
    allowance.restart();
    expect(allowance.room(null, 0)).toBe(1);
  });
});

describe('the rate', () => {
  it('lets so many events begin within a second, whatever the requests', () => {
    const limited = new Allowance(6, 0);
    expect(limited.room(6, 0)).toBe(4);
    limited.begin(5);
    expect(limited.room(6, 0)).toBe(1);
    limited.begin(1);
    expect(limited.room(6, 0)).toBe(0);
    expect(limited.room(6, 500)).toBe(2);
  });

  it('does not save up more than a second’s worth', () => {
    const allowance = new Allowance(3, 0);
    expect(allowance.room(3, 3_600_000)).toBe(3);
  });
});

it('takes an endpoint for slow once its requests take more than two seconds', () => {
  const slow = { ok: true, overloaded: false, tookMs: 10_000 };
  const allowance = fresh();
  after(allowance, 1, slow);
  expect(allowance.isSlow).toBe(false);
  after(allowance, 1, slow);
  expect(allowance.isSlow).toBe(true);
  after(allowance, 20, well);
  expect(allowance.isSlow).toBe(false);
});
