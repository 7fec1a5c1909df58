/** Asks for a name and a password for one system, and says why they were refused. */
import { Eye, EyeOff, LoaderCircle, LogIn, ShieldCheck } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { type Failure, toFailure } from '../../core/failure.ts';
import type { SystemEntry } from '../../systems/system-entry.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { failureText } from '../../ui/failure-text.ts';
import { FaultMark } from '../../ui/fault-mark.tsx';
import { Monogram } from '../../ui/monogram.tsx';
import type { KeepSignIn, VendorSystem } from '../../vendors/contract.ts';
import { KeepChoice, keepChoices, shorterText } from './keep-choice.tsx';
import { signInSentence } from './sign-in-sentence.ts';

export interface SignInDialogProps {
  readonly entry: SystemEntry;
  readonly system: Pick<VendorSystem, 'session'>;
  readonly onClose: () => void;
}

export function SignInDialog({ entry, system, onClose }: SignInDialogProps) {
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const [visible, setVisible] = useState(false);
  const [keep, setKeep] = useState<KeepSignIn>(entry.canKeepSignIn ? 'untilTabCloses' : 'untilReload');
  const [shorter, setShorter] = useState<string>();
  const password = useRef<HTMLInputElement>(null);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const user = form.get('user');
    const secret = form.get('password');
    if (typeof user !== 'string' || typeof secret !== 'string') return;
    setBusy(true);
    setFailure(undefined);
    try {
      await system.session.signIn({ user: user.trim(), password: secret, keep });
      const now = system.session.state.get();
      const told = now.kind === 'signedIn' ? shorterText(entry.name, keep, now.lasts ?? keep) : undefined;
      if (told === undefined) onClose();
      else setShorter(told);
    } catch (error) {
      setFailure(toFailure(error, 'sign in', entry.id));
      setBusy(false);
      password.current?.select();
    }
  }

  const frame = {
    label: `Sign in to ${entry.name}`,
    title: (
      <>
        <Monogram text={entry.monogram} label={entry.label} />
        <span className="truncate">Sign in to {entry.name}</span>
      </>
    ),
    onClose,
  };
  if (shorter !== undefined) {
    return (
      <Dialog {...frame}>
        <p role="alert">{shorter}</p>
        <div className="mt-4 flex justify-end">
          <Button tone="primary" onClick={onClose}>
            Understood
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog {...frame}>
      <p className="text-fg2">
        {entry.label} at {entry.host}.
      </p>
      <form onSubmit={(event) => void signIn(event)} className="mt-4 flex flex-col gap-3">
        <label className="flex flex-col gap-1">
          <span className="text-12 text-fg2">Name or e-mail address</span>
          <span className="field-box flex h-8 items-center px-2">
            <input
              name="user"
              required
              autoComplete="username"
              spellCheck={false}
              autoCapitalize="none"
              className="w-full bg-transparent"
            />
          </span>
        </label>
        <label className="flex flex-col gap-1">
          <span className="text-12 text-fg2">Password</span>
          <span className="field-box flex h-8 items-center pr-1 pl-2">
            <input
              ref={password}
              name="password"
              type={visible ? 'text' : 'password'}
              required
              autoComplete="current-password"
              className="w-full bg-transparent"
            />
            <IconButton
              size="small"
              label={visible ? 'Hide the password' : 'Show the password'}
              icon={visible ? EyeOff : Eye}
              onClick={() => setVisible(!visible)}
            />
          </span>
        </label>
        {failure !== undefined && <Refusal failure={failure} system={entry.name} />}
        <KeepChoice
          system={entry.name}
          choices={keepChoices(system.session.keeps, entry.canKeepSignIn)}
          keep={keep}
          onChange={setKeep}
        />
        <div className="mt-2 flex items-center gap-2">
          <span className="flex flex-1 items-center gap-1.5 text-12 text-fg3">
            <ShieldCheck size={14} aria-hidden />
            password never saved
          </span>
          <Button tone="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" tone="primary" className="min-w-24">
            {busy ? (
              <LoaderCircle size={16} className="animate-spin" aria-hidden />
            ) : (
              <LogIn size={16} aria-hidden />
            )}
            {busy ? 'Signing in' : 'Sign in'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Refusal({ failure, system }: { readonly failure: Failure; readonly system: string }) {
  const { vendorText } = failure.facts;
  return (
    <div role="alert" className="flex gap-2 rounded-control bg-s3 p-2.5">
      <span className="pt-0.5">
        <FaultMark />
      </span>
      <p>
        {signInSentence(failure, system)}
        {vendorText !== undefined && vendorText !== '' && (
          <span className="block text-12 text-fg2">It says: “{vendorText}”</span>
        )}
        {failure.code !== 'signInRefused' && (
          <span className="block text-12 text-fg2">{failureText(failure, system).advice}</span>
        )}
      </p>
    </div>
  );
}
