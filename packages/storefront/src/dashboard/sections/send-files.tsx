import type { ActivityData, TransactionData } from '@fealty/contract/v2';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { codeOf, StorefrontFailure } from '../../client/failure.ts';
import { Icon } from '../icons.tsx';
import { Button, Progress, Trouble } from '../parts.tsx';
import { newKey, useShared } from '../shared.ts';
import { fill } from '../texts/words.ts';

/** The attribute in which an activity takes files: these two are the platform's. */
const FIELDS: Readonly<Record<string, string>> = {
  submit_a_receipt: 'receipt_files',
  upload_photo: 'image_file',
};
const KINDS = 'image/jpeg,image/png,application/pdf';
const FILES_MAX = 5;
const FILE_BYTES_MAX = 10 * 1024 * 1024;

/** Where an activity takes files; undefined if it takes none. */
export function fileFieldOf(activityId: string): string | undefined {
  return FIELDS[activityId];
}

/** How sending stands: `part` from 0 to 1 while it is under way. */
interface Sending {
  readonly part: number | null;
  readonly error: unknown;
  readonly sent: TransactionData | undefined;
}

const AT_REST: Sending = { part: null, error: undefined, sent: undefined };

/** Sends photos or PDFs that show what was done: chosen, or taken with the telephone's camera. */
export function SendFiles(props: {
  readonly activity: ActivityData;
  readonly field: string;
}): JSX.Element {
  const { activity, field } = props;
  const { speech, tell, refresh } = useShared();
  const { words } = speech;
  const input = useRef<HTMLInputElement>(null);
  const { sending, send, stop } = useSending(activity.activity_id, field, ({ points, status }) => {
    tell(status === 'pending' ? words.fileSent : speech.many(words.collected, points));
    refresh();
  });
  const { part, error, sent } = sending;
  const isSending = part !== null;
  const percent = speech.number(Math.floor((part ?? 0) * 100));
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={KINDS}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          // The same file can be chosen again after it failed.
          currentTarget.value = '';
          if (chosen.length > 0) send(chosen);
        }}
      />
      {sent?.status === 'pending' && <p class="state">{words.fileLooking}</p>}
      {isSending && <p class="faint">{fill(words.sending, { percent })}</p>}
      {isSending && <Progress value={part} of={1} label={activity.activity_name} />}
      {/* One button for both, so that whoever pressed it keeps his place. */}
      <Button
        kind={isSending ? 'plain' : 'main'}
        label={`${isSending ? words.cancel : words.sendFiles}: ${activity.activity_name}`}
        onClick={isSending ? stop : () => input.current?.click()}
      >
        {isSending ? null : <Icon name="camera" />}
        <span>{isSending ? words.cancel : words.sendFiles}</span>
      </Button>
      {error !== undefined && <Trouble error={error} />}
    </>
  );
}

function useSending(
  activityId: string,
  field: string,
  then: (sent: TransactionData) => void,
): {
  readonly sending: Sending;
  readonly send: (files: readonly File[]) => void;
  readonly stop: () => void;
} {
  const { client } = useShared();
  const [sending, setSending] = useState(AT_REST);
  const stopper = useRef<AbortController | null>(null);
  // One key for the same files: sent again after no answer came, they count once.
  const last = useRef({ files: '', key: '' });
  useEffect(() => () => stopper.current?.abort(), []);
  const post = async (files: readonly File[]): Promise<TransactionData> => {
    checkFiles(files);
    const named = JSON.stringify(files.map((file) => [file.name, file.size, file.lastModified]));
    if (last.current.files !== named) last.current = { files: named, key: newKey() };
    const own = new AbortController();
    stopper.current = own;
    // A visit that is over is found out before megabytes are on their way.
    await client.call('/member');
    const contents = await Promise.all(files.map(contentOf));
    return client.call<TransactionData>('/activities', {
      ...{ method: 'POST', key: last.current.key },
      body: { activity_id: activityId, transaction_attributes: { [field]: contents } },
      upload: {
        signal: own.signal,
        onProgress: (part) => {
          if (!own.signal.aborted) setSending({ ...AT_REST, part });
        },
      },
    });
  };
  return {
    sending,
    send(files) {
      setSending({ ...AT_REST, part: 0 });
      post(files).then(
        (sent) => {
          last.current = { files: '', key: '' };
          setSending({ ...AT_REST, sent });
          then(sent);
        },
        (error: unknown) =>
          setSending(codeOf(error) === 'CANCELLED' ? AT_REST : { ...AT_REST, error }),
      );
    },
    stop: () => stopper.current?.abort(),
  };
}

/** Says at once what the server would say after minutes; what a file really is, it alone judges. */
function checkFiles(files: readonly File[]): void {
  if (files.length > FILES_MAX) throw new StorefrontFailure('FILE_COUNT', 'Too many files');
  for (const { type, size } of files) {
    if (type !== '' && !KINDS.split(',').includes(type)) {
      throw new StorefrontFailure('FILE_KIND', `A file is ${type}`);
    }
    if (size > FILE_BYTES_MAX) throw new StorefrontFailure('FILE_SIZE', 'A file is too large');
  }
}

/** As a data URL. */
function contentOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => {
      reject(new StorefrontFailure('INVALID_PHOTO', 'A file could not be read'));
    };
    reader.readAsDataURL(file);
  });
}
