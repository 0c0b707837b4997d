import { InputNumber } from 'antd';
import type { Clocks } from '../../domain/cases/clocks.ts';
import { hazard } from '../../domain/hazards/hazard.ts';
import { useLanguage } from '../../ui/words.ts';
import { TimeInput } from '../platform/DayInput.tsx';
import { useWords, type Words } from './draftWords.ts';

interface ClocksFormProps {
  clocks: Clocks;
  put: (clocks: Clocks) => void;
}

type Field = [label: string, value: number | undefined, put: (value: number) => Clocks];

/** How long each kind of case may wait. */
export function ClocksForm({ clocks, put }: ClocksFormProps) {
  const say = useWords();
  return (
    <>
      <p className="fields">
        {fieldsOf(clocks, say).map(([label, value, changed]) => (
          <label key={label}>
            {label}
            <InputNumber
              min={1}
              precision={0}
              value={value}
              onChange={(number) => number !== null && put(changed(number))}
            />
          </label>
        ))}
        <TimeOfDay which="lateAfter" {...{ clocks, put }} />
        <TimeOfDay which="lateUntil" {...{ clocks, put }} />
      </p>
      <HazardTypes {...{ clocks, put }} />
    </>
  );
}

function fieldsOf(clocks: Clocks, say: Words): Field[] {
  const { dispute, hazard: hazards, incident, information, request, complaint, alert } = clocks;
  return [
    [
      say('clock_firstStepHours'),
      dispute.firstStepHours,
      (n) => ({ ...clocks, dispute: { ...dispute, firstStepHours: n } }),
    ],
    [say('clock_followUpDays'), dispute.followUpDays, (n) => ({ ...clocks, dispute: { ...dispute, followUpDays: n } })],
    [
      say('clock_recordedMinutes'),
      incident.recordedMinutes,
      (n) => ({ ...clocks, incident: { ...incident, recordedMinutes: n } }),
    ],
    [
      say('clock_acknowledgedMinutes'),
      incident.acknowledgedMinutes,
      (n) => ({ ...clocks, incident: { ...incident, acknowledgedMinutes: n } }),
    ],
    [say('clock_informationDays'), information.answeredDays, (n) => ({ ...clocks, information: { answeredDays: n } })],
    [say('clock_requestHours'), request.answeredHours, (n) => ({ ...clocks, request: { answeredHours: n } })],
    [
      say('clock_complaintDays'),
      complaint.answeredWorkingDays,
      (n) => ({ ...clocks, complaint: { answeredWorkingDays: n } }),
    ],
    [say('clock_alertHours'), alert.decidedHours, (n) => ({ ...clocks, alert: { decidedHours: n } })],
    [say('clock_verifiedDays'), hazards.verifiedDays, (n) => ({ ...clocks, hazard: { ...hazards, verifiedDays: n } })],
  ];
}

function TimeOfDay({ which, clocks, put }: ClocksFormProps & { which: 'lateAfter' | 'lateUntil' }) {
  const say = useWords();
  const { neighbour } = clocks.dispute;
  return (
    <label>
      {say(`clock_${which}`)}
      <TimeInput
        value={neighbour[which]}
        onChange={(next) =>
          put({ ...clocks, dispute: { ...clocks.dispute, neighbour: { ...neighbour, [which]: next } } })
        }
      />
    </label>
  );
}

/** Types of hazard with days of their own; an empty field goes by the usual days. */
function HazardTypes({ clocks, put }: ClocksFormProps) {
  const say = useWords();
  const language = useLanguage();
  const { verifiedDays, verifiedDaysByType } = clocks.hazard;
  const change = (type: string, days: number | null) => {
    const { [type]: _, ...others } = verifiedDaysByType;
    const byType = days === null ? others : { ...others, [type]: days };
    put({ ...clocks, hazard: { verifiedDays, verifiedDaysByType: byType } });
  };
  return (
    <fieldset className="months">
      <legend>{say('clock_verifiedDays')}</legend>
      {Object.entries(hazard.words['type'] ?? {}).map(([type, label]) => (
        <label key={type}>
          {label[language]}
          <InputNumber
            min={1}
            precision={0}
            placeholder={String(verifiedDays)}
            value={verifiedDaysByType[type] ?? null}
            onChange={(days) => change(type, days)}
          />
        </label>
      ))}
    </fieldset>
  );
}
