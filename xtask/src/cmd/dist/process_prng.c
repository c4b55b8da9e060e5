/* Random numbers from the older function of Windows, for a Wine without bcryptprimitives.dll. */
#include <stddef.h>

__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *bytes, unsigned long length);

__declspec(dllexport) int __stdcall ProcessPrng(void *bytes, size_t length) { return SystemFunction036(bytes, length); }
