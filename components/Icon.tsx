import type { IconNode } from 'lucide';
import { h } from 'preact';

export interface IconProps {
  readonly icon: IconNode;
  /** px */
  readonly size?: number;
}

/** A Lucide icon; what it means is said by the text or label of what holds it. */
export function Icon({ icon, size = 16 }: IconProps) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {icon.map(([tag, attributes], index) => h(tag, { ...attributes, key: index }))}
    </svg>
  );
}
