/** The star of the guide; assistive technology learns of it from the field itself. */
export function RequiredMark() {
  return (
    <span className="required-mark" aria-hidden="true">
      *
    </span>
  );
}
