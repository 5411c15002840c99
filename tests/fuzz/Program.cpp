// One target as a program of libFuzzer; MUTUALS_FUZZ_TARGET names its function.
#include "tests/fuzz/Fuzz.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    try {
        mutuals::fuzz::MUTUALS_FUZZ_TARGET({ reinterpret_cast<const char*>(bytes), size });
    } catch (const mutuals::fuzz::Broken& broken) {
        std::fprintf(stderr, "broken promise: %s\n", broken.promise.c_str());
        std::abort();
    }
    return 0;
}
