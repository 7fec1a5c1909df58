/** What is written on the picture, where the system writes anything on pictures. */
import { FormSection } from './form-row.tsx';
import { WrittenFields, type WrittenFieldsProps } from './written-fields.tsx';

export function WrittenSection(props: WrittenFieldsProps) {
  const { fields, timestamp } = props.options;
  if (timestamp === undefined || !WRITTEN.some((field) => fields.has(field))) return null;
  return (
    <FormSection title="Written on the picture">
      <WrittenFields {...props} />
    </FormSection>
  );
}

const WRITTEN = ['timestamp', 'comment', 'color'] as const;
