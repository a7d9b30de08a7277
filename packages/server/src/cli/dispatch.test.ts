import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigProblems, readConfig } from '../config.ts';
import { PROGRAM_VERSION } from '../program-version.ts';
import { UsageProblem, type CliCommand } from './command.ts';
import { dispatch } from './dispatch.ts';

interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Two commands that tell what reached them, and one that fails as told. */
function commands(failure: Error = new Error('unused')): readonly CliCommand[] {
  return [
    {
      name: 'greet',
      summary: 'be polite',
      usage: '',
      run: (_args, io) => {
        io.out('hello');
        return Promise.resolve(0);
      },
    },
    {
      name: 'key create',
      summary: 'make a key',
      usage: 'NAME [--scope SCOPE]',
      run: (args, io) => {
        const options = { scope: { type: 'string' } } as const;
        const { positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
        if (positionals.length === 0) throw new UsageProblem('NAME is missing');
        io.out(positionals.join(' '));
        return Promise.resolve(3);
      },
    },
    { name: 'fail', summary: 'fail', usage: '', run: () => Promise.reject(failure) },
  ];
}

async function tell(args: readonly string[], failure?: Error): Promise<Told> {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await dispatch(commands(failure), args, {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    isTerminal: false,
    config: () => readConfig({}),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

describe('the command line', () => {
  it('runs the command that it names and answers its exit code', async () => {
    expect(await tell(['greet'])).toEqual({ code: 0, out: 'hello', err: '' });
    expect(await tell(['key', 'create', 'shop'])).toEqual({ code: 3, out: 'shop', err: '' });
  });

  it.each([[[]], [['help']], [['--help']]])('lists the commands for %j', async (args) => {
    const { code, out } = await tell(args);
    expect(code).toBe(0);
    expect(out).toContain('  greet       be polite');
  });

  it('refuses what is no command, and lists those there are', async () => {
    const { code, out, err } = await tell(['key', 'destroy']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('there is no command key destroy');
    expect(err).toContain('key create');
  });

  it('explains a command instead of running it when asked for help', async () => {
    const { code, out } = await tell(['key', 'create', '--help']);
    expect(code).toBe(0);
    expect(out).toBe('make a key\nusage: fealty key create NAME [--scope SCOPE]');
    expect((await tell(['help', 'key', 'create'])).out).toBe(out);
    expect((await tell(['greet', '-h'])).out).not.toContain('hello');
  });

  it.each([[['key', '--help']], [['key', '-h']], [['help', 'key']]])(
    'lists the commands of a group for %j',
    async (args) => {
      const { code, out, err } = await tell(args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toBe('fealty key create NAME [--scope SCOPE]\n  make a key');
    },
  );

  it('lists the commands of a group where one of them is missing or wrong', async () => {
    for (const args of [['key'], ['key', 'destroy'], ['key', 'destroy', '--help']]) {
      const { code, out, err } = await tell(args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('key create');
      expect(err).not.toContain('greet');
    }
    const { code, err } = await tell(['nonsense', '--help']);
    expect(code).toBe(2);
    expect(err).toContain('there is no command nonsense');
    expect(err).toContain('greet');
  });

  it('takes help behind a command for what it is called', async () => {
    expect(await tell(['key', 'create', 'help'])).toEqual({ code: 3, out: 'help', err: '' });
  });

  it('refuses arguments that would be passed over', async () => {
    const { code, err, out } = await tell(['greet', '--port', '80']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe('greet takes no arguments, and got --port 80\nusage: fealty greet');
  });

  it('shows the usage with what is wrong with it', async () => {
    const usage = 'usage: fealty key create NAME [--scope SCOPE]';
    expect(await tell(['key', 'create'])).toMatchObject({
      code: 2,
      err: `NAME is missing\n${usage}`,
    });
    const unknown = await tell(['key', 'create', '--scopee']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain(usage);
  });

  it('tells what people can mend without a stack, and throws defects on', async () => {
    expect(await tell(['fail'], new ConfigProblems(['PORT is odd']))).toEqual({
      code: 1,
      out: '',
      err: 'The configuration cannot be used:\n  PORT is odd',
    });
    await expect(tell(['fail'], new RangeError('a defect'))).rejects.toThrow('a defect');
  });

  it('knows its version', async () => {
    expect(await tell(['--version'])).toEqual({ code: 0, out: PROGRAM_VERSION, err: '' });
  });
});
