import { Group, SegmentedControl, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { send } from '../../api/send.ts';
import { useDelayed } from '../../api/use-delayed.ts';
import { Panel } from '../../ui/panel.tsx';
import { runningCall } from './calls.ts';
import classes from './preview.module.css';
import { LANGUAGES, SECTIONS, type DesignValues } from './words.ts';

const WIDTHS = [
  { value: 'desktop', label: 'Desktop' },
  { value: 'phone', label: 'Phone' },
];
/** While somebody types, it is not drawn anew. */
const DELAY_MS = 200;

/** The shopper's page as it would look, about a member who does not exist. */
export function Preview(props: {
  readonly values: DesignValues;
  readonly language: string;
  readonly onLanguage: (language: string) => void;
}): ReactElement {
  const { values, language, onLanguage } = props;
  const [section, setSection] = useState('home');
  const [width, setWidth] = useState('desktop');
  return (
    <Panel title="Preview" lead="The page of your members, with a member who does not exist.">
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <Select
            {...{ label: 'Section', data: SECTIONS, value: section, allowDeselect: false }}
            onChange={(chosen) => setSection(chosen ?? 'home')}
            w={150}
          />
          <Select
            {...{ label: 'Language', value: language, allowDeselect: false }}
            data={LANGUAGES.filter(({ value }) => values.languages.includes(value))}
            onChange={(chosen) => onLanguage(chosen ?? language)}
            w={130}
          />
          <SegmentedControl
            {...{ data: WIDTHS, value: width, onChange: setWidth, 'aria-label': 'Width' }}
          />
        </Group>
        <Frame {...{ values, language, section, isPhone: width === 'phone' }} />
      </Stack>
    </Panel>
  );
}

function Frame(props: {
  readonly values: DesignValues;
  readonly language: string;
  readonly section: string;
  readonly isPhone: boolean;
}): ReactElement {
  const { values, language, section, isPhone } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const program = useQuery({
    queryKey: ['design program'],
    queryFn: ({ signal }) => send(runningCall, {}, { signal }),
  });
  const { name = 'Rewards', currency = 'USD' } = (program.data?.document ?? {}) as {
    readonly name?: string;
    readonly currency?: string;
  };
  const message = JSON.stringify({
    fealty: 'preview',
    design: { ...values, revision: 0, program_name: name, currency, points_decimals: 0 },
    ...{ language, section },
  });
  const shown = useDelayed(message, DELAY_MS);
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent<unknown>): void => {
      if (source !== frame.current?.contentWindow) return;
      if (typeof data === 'object' && data !== null && 'fealty' in data) setReady(true);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);
  useEffect(() => {
    // A frame without rights has no origin that could be named; what it is told is no secret.
    if (isReady) frame.current?.contentWindow?.postMessage(JSON.parse(shown), '*');
  }, [isReady, shown]);
  return (
    <div className={classes['stage']}>
      <iframe
        ref={frame}
        {...{ title: 'The page of a member', src: '/js/preview.html', sandbox: 'allow-scripts' }}
        className={isPhone ? classes['phone'] : classes['desktop']}
      />
    </div>
  );
}
