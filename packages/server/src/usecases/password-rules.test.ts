import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password-rules.ts';

const ANN = { email: 'ann.miller@harbour.example', name: 'Ann Miller', merchant: 'Harbour Coffee' };

describe('a password', () => {
  it.each([
    'three green bicycles',
    'correct horse battery staple',
    'vB7!kq29ZrLmQ2',
    'Übermorgen fährt kein Zug',
    '五つの青い自転車と猫と犬が走る',
    'x7$Kd9#mP2vL',
    'pass the salt to grandma',
  ])('may be %j', (password) => {
    expect(passwordProblem(password, ANN)).toBeNull();
  });

  it.each([
    'password1234',
    'P@ssw0rd2026!',
    'Passw0rd!Passw0rd!',
    'qwertyuiop123',
    '123456789012',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'letmeinletmein',
    'welcome2026!!',
    'harbourcoffee1',
    'ann.miller2026',
    'AnnMiller!2026',
    'zxcvbnmasdfghjkl',
    'zyxwvutsrqponmlk',
    'administrator1',
  ])('is easily guessed as %j', (password) => {
    expect(passwordProblem(password, ANN)).toMatch(/easily guessed/);
  });

  it('has 12 to 200 characters, counted as people count them', () => {
    const problem = 'a password has 12 to 200 characters, and this one has';
    expect(passwordProblem('vB7!kq29Zr', ANN)).toBe(`${problem} 10`);
    expect(passwordProblem('vB7!kq29Zr'.repeat(21), ANN)).toBe(`${problem} 210`);
    expect(passwordProblem('🚲🚗🚀🌊🌲🐟🍞', ANN)).toBe(`${problem} 7`);
  });

  it('is looked at in no time, however long', () => {
    const started = performance.now();
    passwordProblem('abcdefgh!1'.repeat(20), { ...ANN, name: 'a '.repeat(50) });
    expect(performance.now() - started).toBeLessThan(100);
  });
});
