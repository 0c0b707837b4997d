import { Input } from 'antd';
import { useId, useState } from 'react';

interface PreviewCellProps {
  label: string;
  text: string;
  /** What is wrong with it, each reason. */
  wrong: readonly string[];
  mended: boolean;
  change: (text: string) => void;
}

/** A cell: plain until it is wrong or one goes to mend it. What is typed counts when one leaves the cell or presses Enter. */
export function PreviewCell({ label, text, wrong, mended, change }: PreviewCellProps) {
  const [typed, setTyped] = useState<string>();
  const why = useId();
  const isWrong = wrong.length > 0;
  const settle = () => {
    if (typed !== undefined && typed !== text) change(typed);
    setTyped(undefined);
  };
  if (!isWrong && typed === undefined && !mended) {
    return (
      <td>
        <button type="button" className="cell" aria-label={`${label}: ${text}`} onClick={() => setTyped(text)}>
          {text || '\u00A0'}
        </button>
      </td>
    );
  }
  return (
    <td className={isWrong ? 'wrong' : undefined}>
      <Input
        size="small"
        status={isWrong ? 'error' : ''}
        aria-label={label}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? why : undefined}
        autoFocus={typed !== undefined && !isWrong && !mended}
        value={typed ?? text}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={settle}
        onPressEnter={settle}
      />
      {isWrong && (
        <div id={why} className="urgent">
          {wrong.join(' ')}
        </div>
      )}
    </td>
  );
}
