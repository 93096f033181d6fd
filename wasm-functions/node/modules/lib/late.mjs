export const name = 'late';
export default function () {
  return 'better than never';
}
