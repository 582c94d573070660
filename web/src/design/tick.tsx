export function Tick() {
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      aria-hidden="true"
    >
      <path d="M2 7.5 5.5 11 12 3.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
