/** PINs that anyone tries first: one digit over and over, or digits in a row up or down. */
export function easyToGuess(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]));
  return [0, 1, -1].some((step) => steps.every((one) => one === step));
}
