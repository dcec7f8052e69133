import {
  Ban,
  ChartNoAxesGantt,
  CircleDot,
  CirclePause,
  CircleQuestionMark,
  History,
  Undo2,
  VolumeX,
} from 'lucide';
import type { IconNode } from 'lucide';
import { useComputed } from '@preact/signals';
import { t } from '@/lib/i18n';
import { usePanel } from './context';
import { FilterBox } from './FilterBox';
import { Icon } from './Icon';

interface ToolProps {
  readonly icon: IconNode;
  readonly label: string;
  readonly shortcut?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly tone?: string;
  /** More than the label says. */
  readonly hint?: string;
  /** Shown beside the icon where there is room. */
  readonly text?: string;
  readonly onClick: () => void;
}

export function Tool({
  icon,
  label,
  hint,
  shortcut,
  pressed,
  disabled,
  tone,
  text,
  onClick,
}: ToolProps) {
  return (
    <button
      type="button"
      class={`tool ${tone ?? ''}`}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      title={
        shortcut === undefined
          ? (hint ?? label)
          : t('{{label}} ({{shortcut}})', { label, shortcut })
      }
      onClick={onClick}
    >
      <Icon icon={icon} />
      {text === undefined ? null : <span class="tool-text">{text}</span>}
    </button>
  );
}

interface ToolbarProps {
  readonly onClear: () => void;
  readonly onHelp: () => void;
}

/** Recording, clearing, filtering: one row, two where it is narrow. */
export function Toolbar({ onClear, onHelp }: ToolbarProps) {
  const { panel, hooks } = usePanel();
  const { store, preferences } = panel;
  const { keepLog, hideNoise, timeline } = preferences.value;
  const recording = store.recording.value;
  const canUndo = useComputed(() => store.canUndo.value).value;
  return (
    <div class="toolbar" role="toolbar" aria-label={t('Recording and filter')}>
      <div class="tools">
        <Tool
          icon={recording ? CircleDot : CirclePause}
          label={recording ? t('Pause recording') : t('Record')}
          shortcut={t('Ctrl+E')}
          tone={recording ? 'tool-recording' : ''}
          onClick={store.toggleRecording}
        />
        {canUndo ? (
          <Tool icon={Undo2} label={t('Undo clear')} tone="tool-undo" onClick={store.undoClear} />
        ) : (
          <Tool icon={Ban} label={t('Clear')} shortcut={t('Ctrl+L')} onClick={onClear} />
        )}
        <Tool
          icon={History}
          label={t('Keep log over navigation')}
          text={t('Keep log')}
          pressed={keepLog}
          onClick={() => panel.setPreferences({ keepLog: !keepLog })}
        />
      </div>
      <FilterBox />
      <div class="tools tools-end">
        <Tool
          icon={VolumeX}
          label={t('Hide noise')}
          hint={t('Hide messages of other extensions and development servers')}
          text={t('Hide noise')}
          pressed={hideNoise}
          onClick={() => panel.setPreferences({ hideNoise: !hideNoise })}
        />
        <Tool
          icon={ChartNoAxesGantt}
          label={t('Timeline')}
          pressed={timeline}
          onClick={() => panel.setPreferences({ timeline: !timeline })}
        />
        {(hooks.toolbar?.() ?? []).map((action) => (
          <Tool
            key={action.id}
            icon={action.icon ?? CircleQuestionMark}
            label={action.label}
            {...(action.shortcut === undefined ? {} : { shortcut: action.shortcut })}
            {...(action.checked === undefined ? {} : { pressed: action.checked })}
            disabled={Boolean(action.disabled)}
            onClick={action.run}
          />
        ))}
        <Tool icon={CircleQuestionMark} label={t('Help')} shortcut="?" onClick={onHelp} />
      </div>
    </div>
  );
}
