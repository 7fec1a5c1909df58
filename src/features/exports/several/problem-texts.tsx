/** What is wrong, beside what it is wrong with. */
import { FaultMark } from '../../../ui/fault-mark.tsx';

export interface ProblemTextsProps {
  readonly texts: readonly string[];
  /** For `aria-describedby` of the control. */
  readonly id?: string | undefined;
}

export const ProblemTexts = ({ texts, id }: ProblemTextsProps) => (
  <div id={id} aria-live="polite">
    {texts.map((text) => (
      <p key={text} className="mt-1 flex items-start gap-1.5 text-12 font-medium">
        <FaultMark />
        <span className="min-w-0 wrap-anywhere">{text}</span>
      </p>
    ))}
  </div>
);
